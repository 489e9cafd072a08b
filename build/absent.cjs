// Stands in the server's bundles for `net`, `child_process` and `crypto`: the protocol's library brings ways to connect
// that are not used here. A server without the former two cannot reach anybody (test/protocol/isolation.test.ts holds
// it), and the latter, which made names for pipes, would be loaded before `initialize` is answered.
module.exports = {};
