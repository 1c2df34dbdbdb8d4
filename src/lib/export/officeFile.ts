import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** The first moment that a zip file can name. */
const MOMENT = new Date(1980, 0, 1);

/** An Office file (a zip of XML) written anew with its parts in order, its chart the first, and no word of when it was made. */
export function withoutMoment(bytes: Uint8Array): Uint8Array {
  const parts: Zippable = {};
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('/')) continue;
    const isText = /\.(?:xml|rels)$/.test(name);
    const text = isText ? firstChart(strFromU8(content)) : null;
    if (name === 'docProps/core.xml') parts[name] = withoutDates(content);
    // A chart carries its figures as a workbook of its own.
    else if (name.endsWith('.xlsx')) parts[firstChart(name)] = withoutMoment(content);
    else parts[firstChart(name)] = text === null ? content : strToU8(text);
  }
  const inOrder = Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(inOrder), { mtime: MOMENT });
}

/** Charts are numbered by how many this process has made; a deck of ours has one. */
function firstChart(text: string): string {
  return text.replace(
    /\b(chart|Microsoft_Excel_Worksheet)\d+(?=\.(?:xml|xlsx))/g,
    (_, name: string) => `${name}1`
  );
}

function withoutDates(core: Uint8Array): Uint8Array {
  return strToU8(strFromU8(core).replace(/<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g, ''));
}
