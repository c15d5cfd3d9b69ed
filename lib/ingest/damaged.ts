/** What is wrong with a file, in words for its ledger entry. */
export class Damaged extends Error {}
