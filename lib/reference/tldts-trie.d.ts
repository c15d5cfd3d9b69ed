// The package describes its rules in another folder than it keeps them in.
declare module 'tldts/dist/cjs/src/data/trie.js' {
  export * from 'tldts/dist/types/src/data/trie'
}
