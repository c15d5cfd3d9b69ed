/** Logs in which Zeek speaks of itself: some are dated by the machine that read the capture, not by the traffic. */
export const housekeeping: readonly string[] = [
  'broker',
  'capture_loss',
  'cluster',
  'config',
  'loaded_scripts',
  'packet_filter',
  'print',
  'prof',
  'reporter',
  'stats',
  'telemetry',
  'telemetry_histogram',
  'weird_stats',
]

/** Those of them that a sensor writes all the while it watches, by the time of the traffic. */
export const measuring: readonly string[] = ['capture_loss', 'stats']
