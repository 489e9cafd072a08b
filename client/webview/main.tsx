/** The page in the timeline's panel: shows the model that the host sends, and tells the host where the reader points. */
import { render } from "preact";
import { connect } from "./host.ts";
import { speakLikeHost } from "./language.ts";
import { Page } from "./page.tsx";
import "./picture.css";
import "./parts.css";
import "./page.css";
import "./doing.css";
// Last: it takes back what the others say of colours.
import "./contrast.css";

const host = connect();
const fail = (reason: unknown) => {
  const message = reason instanceof Error ? `${reason.message}\n${reason.stack ?? ""}` : String(reason);
  host.send({ type: "failed", message });
};
window.addEventListener("error", ({ error, message }) => fail(error ?? message));
window.addEventListener("unhandledrejection", ({ reason }) => fail(reason));

speakLikeHost();
const root = document.getElementById("root");
if (root) render(<Page host={host} />, root);
