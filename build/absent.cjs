// Stands in the server's bundles for `net` and `child_process`: the protocol's library brings ways to connect that are
// not used here, and a server without these modules cannot reach anybody. test/protocol/isolation.test.ts holds it.
module.exports = {};
