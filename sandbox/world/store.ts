import { readFile, rename, writeFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { World } from './types.ts';
import { upgraded } from './upgrade.ts';

const SAVE_DELAY_MS = 200;
/** A big world takes long to write; it is then written less often, so that saving never eats more than a twentieth. */
const REST_FACTOR = 20;

/** A world that is kept in a file, or in memory only when there is no file. */
export interface Store {
  /** Replaced by `reset`; read it through the store, do not keep a copy. */
  world: World;
  changed(): void;
  /** Starts over with a fresh world. */
  reset(): void;
  /** Saves what is not saved yet. The store may be used no more. */
  close(): Promise<void>;
}

/** Loads the world from the file, or makes one when there is no file or its version is another. */
export async function openStore(file: string | null, create: () => World): Promise<Store> {
  let timer: NodeJS.Timeout | null = null;
  let saving: Promise<void> = Promise.resolve();
  let dirty = false;
  let lastSaveMs = 0;

  function save(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    saving = saving.then(async () => {
      if (!file || !dirty) return;
      dirty = false;
      const startedAt = performance.now();
      const temporary = `${file}.${process.pid}.tmp`;
      await writeFile(temporary, JSON.stringify(store.world));
      // A rename is atomic: a sandbox killed here leaves the old world, never half of the new one.
      await rename(temporary, file);
      lastSaveMs = performance.now() - startedAt;
    });
    return saving;
  }

  const store: Store = {
    world: (file && (await loadWorld(file))) || create(),
    changed() {
      if (!file) return;
      dirty = true;
      timer ??= setTimeout(() => void save(), Math.max(SAVE_DELAY_MS, lastSaveMs * REST_FACTOR)).unref();
    },
    reset() {
      store.world = create();
      store.changed();
    },
    async close() {
      await save();
    },
  };
  if (file) mkdirSync(dirname(file), { recursive: true });
  return store;
}

async function loadWorld(file: string): Promise<World | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const world = JSON.parse(text) as World;
  return world.version === 1 ? upgraded(world) : null;
}
