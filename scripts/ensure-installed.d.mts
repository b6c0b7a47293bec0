interface Lock {
  packages?: Record<string, { version?: string; optional?: boolean; devOptional?: boolean; peer?: boolean }>;
}

export function isInstalled(wanted: Lock, installed: Lock | null): boolean;
