/** Stands in for a package that a suite loads by way of another and never calls: whoever calls it finds nothing there. */
export {};
