// The same language with Langium, as its documentation says it is done: to be measured against. A few checks, no more.
import { readFileSync } from "node:fs";
import { AstUtils, DefaultScopeComputation } from "langium";
import { createServicesForGrammar } from "langium/grammar";
import { startLanguageServer } from "langium/lsp";
import { NodeFileSystem } from "langium/node";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";

/** Names are seen in the whole of their engagement, those of the top level in the whole file. */
class Scopes extends DefaultScopeComputation {
  addLocalSymbol(node, document, symbols) {
    const name = this.nameProvider.getName(node);
    const around =
      name &&
      AstUtils.getContainerOfType(
        node.$container,
        (one) => one.$type === "Engagement" || one.$type === "Plan",
      );
    if (around) symbols.add(around, this.descriptions.createDescription(node, name, document));
  }
}

const needed = {
  Action: ["owner", "due", "success"],
  Goal: ["measure", "target"],
  Contract: ["coach", "coachee"],
  Result: ["by"],
};

/** What a block must have, ids that are taken, days that do not exist. */
function checksOf() {
  const needs = (block, accept) => {
    const keys = new Set(block.fields.map(({ key }) => key));
    for (const key of needed[block.$type] ?? [])
      if (!keys.has(key))
        accept("error", `This ${block.keyword} has no ${key}.`, { node: block, property: "keyword" });
  };
  return {
    Plan(plan, accept) {
      const taken = new Set();
      for (const block of plan.blocks) {
        if (block.name && taken.has(block.name))
          accept("error", `There are two of the name ${block.name}.`, { node: block, property: "name" });
        taken.add(block.name);
      }
    },
    Action: needs,
    Goal: needs,
    Contract: needs,
    Result: needs,
    Day({ day, ...node }, accept) {
      if (Number.isNaN(Date.parse(day)))
        accept("error", "This day does not exist.", { node, property: "day" });
    },
  };
}

const connection = createConnection(ProposedFeatures.all);
const services = await createServicesForGrammar({
  grammar: readFileSync(new URL("coachplan.langium", import.meta.url), "utf8"),
  languageMetaData: {
    languageId: "coachplan",
    fileExtensions: [".coachplan"],
    caseInsensitive: false,
    mode: "production",
  },
  module: { references: { ScopeComputation: (own) => new Scopes(own) } },
  sharedModule: {
    lsp: { Connection: () => connection },
    workspace: { FileSystemProvider: NodeFileSystem.fileSystemProvider },
  },
});
services.validation.ValidationRegistry.register(checksOf());
startLanguageServer(services.shared);
