namespace Whetstone.Vision;

/// <summary>libturbojpeg, which JPEG files need, is not on this machine; the message says how to get it.</summary>
/// <param name="message">What was tried and what to do.</param>
/// <param name="inner">What brought it to light, or null.</param>
public sealed class JpegLibraryMissingException(string message, Exception? inner = null) : DllNotFoundException(message, inner!);
