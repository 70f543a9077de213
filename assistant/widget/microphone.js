// Push-to-talk: one recording from press to press, cut at the longest the server takes.

const LONGEST_MS = 30_000;
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

export class Microphone {
  get recording() { return this.recorder?.state === "recording"; }

  /** Begin to record; rejects where the microphone may not be used. */
  async start(onTooLong) {
    this.stream = await navigator.mediaDevices.getUserMedia({
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true },
    });
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    this.recorder = new MediaRecorder(this.stream, mimeType ? { mimeType } : {});
    this.parts = [];
    this.recorder.ondataavailable = ({ data }) => this.parts.push(data);
    this.recorder.start();
    this.timer = setTimeout(onTooLong, LONGEST_MS);
  }

  /** End the recording and give it back as one Blob. */
  async stop() {
    clearTimeout(this.timer);
    const recorder = this.recorder;
    const ended = new Promise((resolve) => { recorder.onstop = resolve; });
    recorder.stop();
    await ended;
    for (const track of this.stream.getTracks()) track.stop();
    return new Blob(this.parts, { type: recorder.mimeType.split(";")[0] || "audio/webm" });
  }
}
