import { measureSizes } from '../tests/architecture/check-sizes.ts';
import { isWritten, listPaths, readSources } from '../tests/architecture/source-files.ts';

/** Prints how long the files are: the house wants a median of about 60 lines and nothing over 400. */
const root = `${import.meta.dirname}/..`;
const { files, median, percentile95, largest } = measureSizes(readSources(root, listPaths(root).filter(isWritten)));
console.log(`${files} files; median ${median} lines, 95th percentile ${percentile95}. The largest:`);
for (const { path, lines } of largest) console.log(`  ${String(lines).padStart(4)}  ${path}`);
