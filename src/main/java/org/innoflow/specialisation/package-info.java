/**
 * What places are specialised in, how sectors are related by it, and how places resemble and
 * complement each other. Depends on config, contract, io and place.
 */
package org.innoflow.specialisation;
