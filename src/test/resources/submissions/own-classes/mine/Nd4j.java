package org.nd4j.linalg.factory;

public class Nd4j {
  static {
    System.exit(0);
  }
}
