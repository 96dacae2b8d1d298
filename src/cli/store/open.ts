// Opens what the configuration says: database, shelf, master keys. Shared by the commands that work with the store.
import path from 'node:path';
import { lineOf } from './secret.ts';
import { loadConfig, type Config } from '../../config/index.ts';
import {
  isEncrypted,
  openBlobs,
  openFolderShelf,
  openMaster,
  openS3Shelf,
  openStore,
  type Blobs,
  type KeySource,
  type Master,
  type Place,
  type Shelf,
  type Store,
} from '../../store/index.ts';

/** The configuration of this process. */
export const configOf = (): Promise<Config & { readonly from: string }> => loadConfig(process.env, process.cwd());

/** Where the database is. */
export function placeOf({ data, database }: Config): Place {
  if (!database) return { folder: data };
  const { url, ownerUrl, connections } = database;
  return { server: { url, connections, ...(ownerUrl === undefined ? {} : { ownerUrl }) } };
}

/** The master keys, first the one that encrypts: a file in the data folder where nothing is said. */
export const keysOf = ({ data, keys }: Config): readonly KeySource[] =>
  keys ?? [{ file: path.join(data, 'keys', 'master.key') }];

/** The shelf of encrypted documents: a folder, or a bucket. Throws B-CONF-01. */
export async function shelfOf({ data, shelf }: Config): Promise<Shelf> {
  if (!shelf) return openFolderShelf(path.join(data, 'blobs'));
  const { bucket, region, endpoint, prefix, accessKeyId, secretFile } = shelf.s3;
  const secretAccessKey = secretFile === undefined ? undefined : await lineOf(secretFile, 'shelf.s3.secretFile');
  const credentials = accessKeyId === undefined || secretAccessKey === undefined ? undefined : { accessKeyId, secretAccessKey }; // prettier-ignore
  return openS3Shelf({ bucket, region, endpoint, prefix, credentials, inPath: endpoint !== undefined });
}

/** Opens the master keys. Only the first may be made, and only while nothing is encrypted. */
export async function mastersOf(config: Config, encrypted: boolean): Promise<readonly Master[]> {
  const masters: Master[] = [];
  for (const [i, source] of keysOf(config).entries()) masters.push(await openMaster(source, i === 0 && !encrypted));
  return masters;
}

/** Opens store and documents. */
export async function openAll(config: Config): Promise<{ readonly store: Store; readonly blobs: Blobs }> {
  const store = await openStore(placeOf(config));
  try {
    const masters = await mastersOf(config, await isEncrypted(store));
    return { store, blobs: await openBlobs(store, await shelfOf(config), masters) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
