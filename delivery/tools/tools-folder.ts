/** Where the project keeps the programs that it installs for itself, from its own folder. Git ignores it. */
export const TOOLS_FOLDER = '.venv';
