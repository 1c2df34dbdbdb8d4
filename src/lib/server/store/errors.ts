/** The store cannot do what was asked; the message says what is wrong and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Another process writes to the store and did not finish in time. */
export class StoreBusy extends StoreError {
  override name = 'StoreBusy';
}
