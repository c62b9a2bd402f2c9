import { z } from 'zod';
import { isZone } from '../kernel/time.ts';

/** Light, dark, or as the system has it. */
const theme = z.enum(['light', 'dark', 'system']);
export type Theme = z.infer<typeof theme>;

/** In pixels: how narrow and wide the panels beside the main sheet may be drawn. */
export const SIDEBAR_WIDTH = { least: 180, most: 320 };
export const PEEK_WIDTH = { least: 280, most: 560 };

/** How this computer's windows look and listen. Kept by the installation, not by the plan; all windows follow at once. */
export const preferences = z.object({
  theme,
  /** Rows of 32 pixels, or of 28. */
  density: z.enum(['regular', 'compact']),
  /** Whether single keys, such as N or G R, do something. Those with Ctrl or Cmd always do. */
  hasSingleKeys: z.boolean(),
  sidebarWidth: z.number().int().min(SIDEBAR_WIDTH.least).max(SIDEBAR_WIDTH.most),
  /** Null until somebody draws it: then it follows the window's width. */
  peekWidth: z.number().int().min(PEEK_WIDTH.least).max(PEEK_WIDTH.most).nullable(),
  /** Which columns the backlog's table shows, in their order; null until somebody chooses: then those that fit. */
  backlogColumns: z.array(z.string().max(40)).min(1).max(40).nullable(),
  /** Zones that times are shown in beside the plan's, where zones stand side by side. */
  zones: z.array(z.string().max(100).refine(isZone)).max(12),
});
export type Preferences = z.infer<typeof preferences>;

export const DEFAULT_PREFERENCES: Preferences = {
  theme: 'system',
  density: 'regular',
  hasSingleKeys: true,
  sidebarWidth: 216,
  peekWidth: null,
  backlogColumns: null,
  zones: [],
};
