package dev.ashlar.broken.kernel;

/** One word more than a kernel has. */
final class TooManyWords {}

final class Word2 {}

final class Word3 {}

final class Word4 {}

final class Word5 {}

final class Word6 {}

final class Word7 {}

final class Word8 {}

final class Word9 {}

final class Word10 {}

final class Word11 {}

final class Word12 {}

final class Word13 {}

final class Word14 {}

final class Word15 {}
