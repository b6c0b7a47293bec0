import { Prisma, type Program as ProgramRow, type ProgramVersion as VersionRow } from '@prisma/client';
import type { ProgramId, ShopId } from '#app/domain/ids.ts';
import { chooseProgram, isRunning, type OfferedProgram } from '#app/domain/program/choose-program.ts';
import type { AdvocateFacts } from '#app/domain/program/eligibility.ts';
import type { Program, ProgramStatus, ProgramVersion } from '#app/domain/program/program.ts';
import { encodeProgramSettings, parseProgramSettings, type ProgramSettings } from '#app/domain/program/settings.ts';
import { database, type Connection } from './client.server.ts';
import { fromColumns } from './columns.ts';
import type { Shop } from './shops.ts';

/** The shop's programs in their order, each with the version that was published last, if any was. */
export async function listPrograms(shopId: ShopId): Promise<{ program: Program; version: ProgramVersion | null }[]> {
  const rows = await database.program.findMany({
    where: { shopId },
    orderBy: [{ precedence: 'asc' }, { id: 'asc' }],
    take: 100,
  });
  const published = rows.flatMap(({ id, publishedVersion }) =>
    publishedVersion === null ? [] : [{ programId: id, number: publishedVersion }],
  );
  const versions = await database.programVersion.findMany({ where: { shopId, OR: published } });
  return rows.map((row) => {
    const version = versions.find(({ programId, number }) => programId === row.id && number === row.publishedVersion);
    return { program: toProgram(row), version: version === undefined ? null : toVersion(version) };
  });
}

export async function findProgram(
  shopId: ShopId,
  programId: ProgramId,
  connection: Connection = database,
): Promise<Program | null> {
  const row = await connection.program.findUnique({ where: { shopId_id: { shopId, id: programId } } });
  return row === null ? null : toProgram(row);
}

/**
 * The shop's active programs in their order, each with the version shoppers get now: the newest whose codes are ready, so
 * that publishing never stops claims; the newest of all while none ever was. Their schedules may say that they do not run.
 */
export async function listOfferedPrograms(
  shopId: ShopId,
  connection: Connection = database,
): Promise<OfferedProgram[]> {
  const rows = await connection.$queryRaw<(ProgramRow & { version: number; settings: unknown } & Moments)[]>`
    select program.*, version.number as version, version.settings, version.published_at, version.ready_at
      from program
      join lateral (
        select * from program_version
         where shop_id = program.shop_id and program_id = program.id
         order by (ready_at is not null) desc, number desc limit 1) as version on true
     where program.shop_id = ${shopId} and program.status = 'active' and program.published_version is not null
     order by program.precedence, program.id`;
  return rows.map(toOffered);
}
type Moments = Pick<VersionRow, 'publishedAt' | 'readyAt'>;

function toOffered(row: ProgramRow & { version: number; settings: unknown } & Moments): OfferedProgram {
  const { version, settings, publishedAt, readyAt, ...program } = fromColumns(row);
  return {
    program: toProgram(program),
    version: toVersion({ programId: program.id, number: version, settings, publishedAt, readyAt }),
  };
}

/** Where and when a shop's programs run. */
type Place = Pick<Shop, 'id' | 'timeZone'>;

/** The programs that run now, first the one that is asked first. */
export async function listRunningPrograms(
  shop: Place,
  now: Date,
  connection: Connection = database,
): Promise<OfferedProgram[]> {
  const offered = await listOfferedPrograms(shop.id, connection);
  return offered.filter((one) => isRunning(one, now, shop.timeZone));
}

/** The running program that is asked first: what everybody may read of, whoever they are. */
export async function findActiveProgram(
  shop: Place,
  now: Date,
  connection: Connection = database,
): Promise<OfferedProgram | null> {
  return chooseProgram(await listOfferedPrograms(shop.id, connection), { facts: null, now, timeZone: shop.timeZone });
}

/** The running program that is asked first of those for which this advocate is known to be eligible. */
export async function findProgramFor(
  shop: Place,
  facts: AdvocateFacts,
  now: Date,
  connection: Connection = database,
): Promise<OfferedProgram | null> {
  return chooseProgram(await listOfferedPrograms(shop.id, connection), { facts, now, timeZone: shop.timeZone });
}

/**
 * The programs that were active at a moment, each with the version that shoppers got then: of those that were published, the
 * newest whose codes were ready, or the newest of all. The ledger tells what has been paused, resumed or put away since;
 * without such an entry a program stands as it stood.
 */
export async function listProgramsOfferedAt(
  shopId: ShopId,
  at: Date,
  connection: Connection = database,
): Promise<OfferedProgram[]> {
  const rows = await connection.$queryRaw<(ProgramRow & { version: number; settings: unknown } & Moments)[]>`
    select program.*, version.number as version, version.settings, version.published_at, version.ready_at
      from program
      join lateral (
        select * from program_version
         where shop_id = program.shop_id and program_id = program.id and published_at <= ${at}
         order by (ready_at is not null and ready_at <= ${at}) desc, number desc limit 1) as version on true
     where program.shop_id = ${shopId}
       and case
             when exists (
               select 1 from ledger_entry
                where shop_id = program.shop_id and program_id = program.id and kind in (${stops}, ${starts}) and at > ${at})
             then coalesce((
               select kind in (${starts}) from ledger_entry
                where shop_id = program.shop_id and program_id = program.id and kind in (${stops}, ${starts}) and at <= ${at}
                order by at desc, id desc limit 1), true)
             else program.status = 'active'
           end
     order by program.precedence, program.id`;
  return rows.map((row) => toOffered({ ...row, status: 'active' }));
}
const starts = Prisma.sql`'program_published', 'program_resumed'`;
const stops = Prisma.sql`'program_paused', 'program_archived'`;

/** The same as `findProgramFor`, for a moment that may be long past. */
export async function findProgramAt(
  shop: Place,
  facts: AdvocateFacts,
  at: Date,
  connection: Connection = database,
): Promise<OfferedProgram | null> {
  const offered = await listProgramsOfferedAt(shop.id, at, connection);
  return chooseProgram(offered, { facts, now: at, timeZone: shop.timeZone });
}

/** How many programs that were published once stand so now. */
export async function countPublishedPrograms(shopId: ShopId, status: ProgramStatus): Promise<number> {
  return await database.program.count({ where: { shopId, status, publishedVersion: { not: null } } });
}

export async function getProgramVersion(
  shopId: ShopId,
  programId: ProgramId,
  number: number,
  connection: Connection = database,
): Promise<ProgramVersion> {
  return toVersion(
    await connection.programVersion.findUniqueOrThrow({
      where: { shopId_programId_number: { shopId, programId, number } },
    }),
  );
}

export async function listProgramVersions(shopId: ShopId, programId: ProgramId): Promise<ProgramVersion[]> {
  const rows = await database.programVersion.findMany({
    where: { shopId, programId },
    orderBy: { number: 'desc' },
    take: 100,
  });
  return rows.map(toVersion);
}

export async function insertProgram(program: Program, connection: Connection): Promise<void> {
  await connection.program.create({ data: { ...program, draft: toJson(program.draft) } });
}

/** Saves the draft if nobody saved since `revision`; answers whether it won. */
export async function saveProgramDraft(
  shopId: ShopId,
  programId: ProgramId,
  revision: number,
  change: { name: string; draft: ProgramSettings; now: Date },
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.program.updateMany({
    where: { shopId, id: programId, revision, status: { not: 'archived' } },
    data: { name: change.name, draft: toJson(change.draft), revision: revision + 1, updatedAt: change.now },
  });
  return count === 1;
}

/** Freezes the draft as the next version and turns the program on; answers false when somebody saved or published since. */
export async function publishDraft(
  program: Program,
  number: number,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.program.updateMany({
    where: {
      shopId: program.shopId,
      id: program.id,
      status: program.status,
      revision: program.revision,
      publishedVersion: program.publishedVersion,
    },
    data: { status: 'active', publishedVersion: number, updatedAt: now },
  });
  if (count === 0) return false;
  await connection.programVersion.create({
    data: { shopId: program.shopId, programId: program.id, number, settings: toJson(program.draft), publishedAt: now },
  });
  return true;
}

/** Compare-and-set of the status, of the revision too where one is named; answers whether it won. */
export async function changeProgramStatus(
  shopId: ShopId,
  programId: ProgramId,
  from: { status: ProgramStatus; revision?: number },
  to: ProgramStatus,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.program.updateMany({
    where: { shopId, id: programId, ...from },
    data: { status: to, updatedAt: now },
  });
  return count === 1;
}

/** The version's discounts and codes are there; answers whether it was this call that said so. */
export async function markVersionReady(
  shopId: ShopId,
  programId: ProgramId,
  number: number,
  now: Date,
  connection: Connection,
): Promise<boolean> {
  const { count } = await connection.programVersion.updateMany({
    where: { shopId, programId, number, readyAt: null },
    data: { readyAt: now },
  });
  return count === 1;
}

function toJson(settings: ProgramSettings): Prisma.InputJsonValue {
  return encodeProgramSettings(settings);
}
function toProgram(row: ProgramRow): Program {
  return {
    ...row,
    shopId: row.shopId as ShopId,
    id: row.id as ProgramId,
    status: row.status as ProgramStatus,
    draft: parseProgramSettings(row.draft),
  };
}
function toVersion(row: Omit<VersionRow, 'shopId' | 'settings'> & { settings: unknown }): ProgramVersion {
  return {
    programId: row.programId as ProgramId,
    number: row.number,
    settings: parseProgramSettings(row.settings),
    publishedAt: row.publishedAt,
    readyAt: row.readyAt,
  };
}

/**
 * The current versions of installed shops that were published before `before` and whose discounts or codes are still
 * missing; each shop has its turn.
 */
export async function listUnreadyVersions(
  before: Date,
): Promise<{ shopId: ShopId; programId: ProgramId; number: number }[]> {
  return await database.$queryRaw`
    select waiting.shop_id as "shopId", waiting.program_id as "programId", waiting.number
      from (select version.shop_id, version.program_id, version.number, version.published_at,
                   row_number() over (partition by version.shop_id order by version.published_at) as place
              from program_version as version
              join program on program.shop_id = version.shop_id and program.id = version.program_id
                          and program.status <> 'archived' and program.published_version = version.number
              join shop on shop.id = version.shop_id and shop.uninstalled_at is null
             where version.ready_at is null and version.published_at < ${before}) as waiting
     order by waiting.place, waiting.published_at
     limit 500`;
}
