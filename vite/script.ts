import { build, type Plugin, type Rolldown } from "vite";

interface ScriptOptions {
  /** Path of the module. */
  readonly entry: string;
  /** The variable that its default export becomes. */
  readonly name: string;
  readonly minify: boolean;
  readonly plugins?: Plugin[];
}

/** A module and all it imports as the text of one script, for places where nothing can be imported. */
export async function script({ entry, name, minify, plugins = [] }: ScriptOptions): Promise<string> {
  const [built] = (await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins,
    build: {
      write: false,
      minify,
      target: "es2023",
      lib: { entry, formats: ["iife"], name, fileName: "script" },
    },
  })) as Rolldown.RolldownOutput[];
  return built!.output[0].code;
}
