/** A place that paths of this server are resolved against and that is never reached. */
export const here = 'http://own.invalid'
