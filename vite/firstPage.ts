import type { Plugin, Rolldown } from "vite";

/** What the first page needs beside the entry; everything else is loaded when it is asked for. */
const needed = /\/src\/app\/pages\/sourcing\/index\.tsx$|\/src\/models\/sourcing\/declaration\.ts$/;

function closure(file: string, bundle: Rolldown.OutputBundle, files = new Set<string>()): Set<string> {
  const chunk = bundle[file];
  if (chunk?.type !== "chunk" || files.has(file)) return files;
  files.add(file);
  for (const each of chunk.imports) closure(each, bundle, files);
  return files;
}

/** Lets a browser fetch the first page's modules beside the entry instead of after it. */
export function firstPage(): Plugin {
  return {
    name: "first-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const files = new Set<string>();
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== "chunk" || !needed.test(chunk.facadeModuleId ?? "")) continue;
          closure(chunk.fileName, bundle, files);
        }
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `./${file}` },
            injectTo: "head" as const,
          }));
      },
    },
  };
}
