/**
 * Property tests try the same cases at every run, so that a change is judged by what it changes. `FC_SEED=…` tries
 * others; `FC_SEED=random` new ones each time.
 */
import fc from "fast-check";

const { FC_SEED: wish = "20261123" } = process.env;
if (wish !== "random") fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wish) });
