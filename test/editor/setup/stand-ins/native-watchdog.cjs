// Stands in for the native that ends an extension host whose parent has died. Here the parent ends its whole process
// group; without this file each start of the host logs a long stack.
exports.start = () => true;
exports.exit = (code) => process.exit(code);
