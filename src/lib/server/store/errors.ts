/** The store cannot do what was asked; the message says what is wrong and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/** Another process writes to the store and did not finish in time. */
export class StoreBusy extends StoreError {
  override name = 'StoreBusy';
}

/** The record that a decision is about is not as the store holds it now. */
export class StaleRecord extends StoreError {
  override name = 'StaleRecord';
}

/** An article holds what no database stores. */
export class UncleanArticle extends StoreError {
  override name = 'UncleanArticle';
  readonly articleId: string;

  constructor(articleId: string, message: string) {
    super(message);
    this.articleId = articleId;
  }
}

/** A version of the data that the store cannot show any more. */
export class VersionGone extends StoreError {
  override name = 'VersionGone';
  constructor(version: string) {
    super(`the data of version ${version} are gone: too much has changed since`);
  }
}
