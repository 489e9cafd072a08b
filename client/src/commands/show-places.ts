import { commands, type Disposable, Location, Position, Range, Uri } from "vscode";
import { showPlacesCommand } from "../../../server/src/protocol.ts";

/** Registers the command behind code lenses: shows the places that they count, in VS Code's own view of references. */
export function registerShowPlaces(): Disposable {
  return commands.registerCommand(
    showPlacesCommand,
    async (uri: string, at: Place, places: readonly Found[]) => {
      await commands.executeCommand(
        "editor.action.showReferences",
        Uri.parse(uri, true),
        positionOf(at),
        places.map(({ uri: file, range }) => {
          return new Location(
            Uri.parse(file, true),
            new Range(positionOf(range.start), positionOf(range.end)),
          );
        }),
      );
    },
  );
}

interface Place {
  readonly line: number;
  readonly character: number;
}

interface Found {
  readonly uri: string;
  readonly range: { readonly start: Place; readonly end: Place };
}

function positionOf({ line, character }: Place): Position {
  return new Position(line, character);
}
