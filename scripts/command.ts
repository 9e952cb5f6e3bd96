import { parseArgs } from 'node:util';
import { Failure, toPlainFailure } from '../src/failure';
import { say } from './say';

/** An option of a command. */
interface Option {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  /** What stands for its value in the usage. */
  readonly value?: string;
  /** The command cannot do without it. */
  readonly needed?: true;
  readonly says: string;
}
type Options = Readonly<Record<string, Option>>;

/** A command of `npm run`, in words. */
interface Command<T extends Options> {
  readonly name: string;
  readonly what: string;
  readonly options: T;
}

type Values<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; strict: true; allowPositionals: false }>
>['values'];

/** What a command was called with. */
export interface Call<T extends Options> {
  readonly values: Values<T>;
  /** An option that is needed. @throws Failure `bad-input` when it is missing */
  required(name: keyof T & string): string;
  /** A whole number from `least` on. @throws Failure `bad-input` */
  wholeNumber(name: keyof T & string, least: number): number;
  /** One of the names. @throws Failure `bad-input` */
  oneOf<N extends string>(name: keyof T & string, names: readonly N[]): N;
}

/**
 * Runs a command. With `--help` it says how it is called and does nothing. What it throws becomes one
 * sentence on standard error and exit status 2.
 */
export async function runCommand<const T extends Options>(
  command: Command<T>,
  run: (call: Call<T>) => Promise<void>,
): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(help(command));
    return;
  }
  try {
    await run(read(command, args));
  } catch (error) {
    const { code, message, advice } = toPlainFailure(error);
    // An unknown error's advice is for people on the page.
    say([message, code === 'internal' ? '' : advice].filter(Boolean).join(' '));
    process.exitCode = 2;
  }
}

function read<T extends Options>(command: Command<T>, args: string[]): Call<T> {
  const wrong = (sentence: string) =>
    new Failure('bad-input', sentence, `Usage: ${usage(command)}`);
  let values: Values<T>;
  try {
    const { options } = command;
    values = parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (cause) {
    const [sentence] = (cause as Error).message.split('. ');
    throw wrong(`${sentence.replace(/\.$/, '')}.`);
  }
  const required = (name: keyof T & string): string => {
    const value: unknown = values[name as keyof Values<T>];
    if (typeof value !== 'string' || !value) throw wrong(`--${name} is missing.`);
    return value;
  };
  return {
    values,
    required,
    wholeNumber: (name, least) => {
      const text = required(name);
      const value = Number(text);
      if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
        throw wrong(`--${name} must be a whole number of at least ${least}, not "${text}".`);
      return value;
    },
    oneOf: (name, names) => {
      const value = required(name);
      const found = names.find((each) => each === value);
      if (found === undefined)
        throw wrong(`--${name} must be one of ${choice(names)}, not "${value}".`);
      return found;
    },
  };
}

/** How a command is called, in one line. */
function usage({ name, options }: Command<Options>): string {
  const words = Object.entries(options).map(([option, { value, needed }]) => {
    const word = [`--${option}`, value].filter(Boolean).join(' ');
    return needed ? word : `[${word}]`;
  });
  return [`npm run -s ${name} --`, ...words].join(' ');
}

/** What it does, how it is called, and what each option says. */
function help(command: Command<Options>): string {
  const lines = Object.entries(command.options).map(([name, option]) => {
    const standard = typeof option.default === 'string' ? ` (default ${option.default})` : '';
    return [`  --${name}`, `      ${option.says}${standard}`];
  });
  lines.push(['  --help', '      this']);
  return [command.what, '', `Usage: ${usage(command)}`, '', ...lines.flat()].join('\n');
}

const choice = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].filter(Boolean).join(' or ');
