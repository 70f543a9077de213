"""The shapes that web clients built for Rasa know."""

from __future__ import annotations

from assistant.channels.socketio import frames
from assistant.messages import BotMessage, Button, Card, ChartPicture


def test_only_shapes_that_such_clients_know_are_sent() -> None:
    message = BotMessage(
        text="찾았어요.",
        buttons=[Button(title="담기", payload="/add_to_cart")],
        cards=[Card(product_id="p", title="우유", price=2900, image="/media/products/p.svg")],
        chart=ChartPicture(title="별점", image="data:image/svg+xml;base64,AA=="),
    )
    sent = list(frames(message))
    assert [set(frame) for frame in sent] == [{"text", "quick_replies"}, {"attachment"}, {"attachment"}]
    assert sent[0]["quick_replies"] == [{"content_type": "text", "title": "담기", "payload": "/add_to_cart"}]
    assert list(frames(BotMessage(text="네."))) == [{"text": "네."}]
