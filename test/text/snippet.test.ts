import { equal } from "node:assert/strict";
import { choicePlaceholder, escaped, placeholder, withoutStops } from "../../server/src/text/snippet.ts";

describe("snippets", () => {
  it("hold places to fill in", () => {
    equal(`owner: ${placeholder(1, "lena")}`, "owner: ${1:lena}");
    equal(placeholder(2, ""), "$2");
    equal(choicePlaceholder(1, ["high", "low"]), "${1|high,low|}");
    equal(placeholder(1, "a} $b\\"), "${1:a\\} \\$b\\\\}");
  });

  it("leave their first proposals where nobody fills them in", () => {
    equal(
      withoutStops('owner: ${1:lena}; level: ${2|high,low|} "${3:a\\} \\$b}"$0'),
      'owner: lena; level: high "a} $b"',
    );
    equal(withoutStops(escaped("5 $1 {x}")), "5 $1 {x}");
    equal(withoutStops(`${escaped("\\")}$1${placeholder(2, "x")}`), "\\x");
    equal(withoutStops(choicePlaceholder(1, ["a,b", "c"])), "a,b");
  });
});
