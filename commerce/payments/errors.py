"""What buying refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from commerce.errors import CommerceError

if TYPE_CHECKING:
    from commerce.payments.proposals import Proposal
    from commerce.payments.rules import Change


class ProposalNotFound(CommerceError):
    """There is no such proposal, or it is somebody else's."""

    code = "proposal_not_found"

    def __init__(self, proposal_id: str) -> None:
        super().__init__("proposal not found")
        self.proposal_id = proposal_id


class ProposalVoid(CommerceError):
    """The proposal no longer holds: ``status`` says why, ``replacement`` is what may be consented to now."""

    code = "proposal_void"

    def __init__(
        self,
        proposal_id: str,
        status: str,
        *,
        replacement: Proposal | None = None,
        changes: tuple[Change, ...] = (),
    ) -> None:
        super().__init__(f"proposal {proposal_id} is {status}")
        self.proposal_id = proposal_id
        self.status = status
        self.replacement = replacement
        self.changes = changes


class ConsentMissing(CommerceError):
    """A code came before the shopper's consent to this proposal."""

    code = "consent_missing"

    def __init__(self, proposal_id: str) -> None:
        super().__init__(f"proposal {proposal_id} has no consent")
        self.proposal_id = proposal_id
