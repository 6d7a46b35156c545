/**
 * The page of a release: one file that shows its tables as pictures, in Chinese and English, and
 * needs no network. Depends on config, contract, io and text.
 */
package org.innoflow.page;
