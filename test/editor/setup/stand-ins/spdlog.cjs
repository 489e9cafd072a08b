// Stands in for VS Code's native logger, which has to be compiled. Without one, log texts wait in memory for ever and
// no output channel shows anything. Written with one assignment a name: VS Code imports it from an ES module, and
// Node finds the names of a CommonJS file only in that form.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  constructor(_kind, _name, file) {
    this.file = file;
    this.level = levels.indexOf("info");
    this.bare = false;
    mkdirSync(dirname(file), { recursive: true });
  }
  write(level, text) {
    if (level < this.level || this.file === undefined) return;
    const time = new Date().toISOString().replace("T", " ").replace("Z", "");
    try {
      appendFileSync(this.file, this.bare ? text : `${time} [${levels[level]}] ${text}\n`);
    } catch {
      this.file = undefined; // the folder was removed under a running editor: nobody will read this log
    }
  }
  trace(text) {
    this.write(0, text);
  }
  debug(text) {
    this.write(1, text);
  }
  info(text) {
    this.write(2, text);
  }
  warn(text) {
    this.write(3, text);
  }
  error(text) {
    this.write(4, text);
  }
  critical(text) {
    this.write(5, text);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.bare = true;
  }
  flush() {}
  drop() {
    this.file = undefined;
  }
}

const create = async (name, file) => new Logger("rotating", name, file);

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
