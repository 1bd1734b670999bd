/** What the scripts use of fflate, for the check of types. */
export function strFromU8(bytes: Uint8Array): string;
export function unzlibSync(bytes: Uint8Array): Uint8Array;
