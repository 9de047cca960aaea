// Runs on the Node of the machine, so it is plain JavaScript.
import { execSync } from 'node:child_process';

const npm = (/** @type {string} */ command) =>
  execSync(`npm ${command} --ignore-scripts --no-audit --no-fund --loglevel=error`, {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

// npm 10 links our node, then takes it away again with those of other systems.
npm('rebuild');

// npm leaves out compiled parts that the Node it runs on is too old for; ours, first in PATH now, is not.
const [, major = 0, minor = 0] = /node\/v(\d+)\.(\d+)/.exec(process.env.npm_config_user_agent ?? '') ?? [];
if (Number(major) < 20 || (Number(major) === 20 && Number(minor) < 19)) {
  npm('install --no-save');
  npm('rebuild');
}
