/** The store cannot do what was asked; the message says what is wrong and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Another process writes to the store and did not finish in time. */
export class StoreBusy extends StoreError {
  override name = 'StoreBusy';
}

/** A version of the data that the store cannot show any more. */
export class VersionGone extends StoreError {
  override name = 'VersionGone';
  constructor(version: string) {
    super(`the data of version ${version} are gone: too much has changed since`);
  }
}
