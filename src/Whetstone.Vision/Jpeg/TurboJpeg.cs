using System.Runtime.InteropServices;

namespace Whetstone.Vision;

/// <summary>The functions of TurboJPEG 2 that are used, found in a loaded library; version 3 still has them all.</summary>
/// <remarks>
/// The library is found while the program runs, in more places than a fixed import could name, so the functions are delegates. Their
/// arguments are numbers, handles and references to bytes, which stay where they are during a call.
/// </remarks>
internal sealed class TurboJpeg(nint library)
{
    public const int Gray = 6, Rgb = 0, Cmyk = 11; // enum TJPF
    public const int AccurateDct = 4096, LimitScans = 32768; // TJFLAG_…
    public const int Samples444 = 0, Samples420 = 2, SamplesGray = 3; // enum TJSAMP

    public readonly NewHandle InitDecompress = Find<NewHandle>(library, "tjInitDecompress");
    public readonly NewHandle InitCompress = Find<NewHandle>(library, "tjInitCompress");
    public readonly OnHandle Destroy = Find<OnHandle>(library, "tjDestroy");
    public readonly OnHandle ErrorCode = Find<OnHandle>(library, "tjGetErrorCode");
    public readonly HeaderFunction DecompressHeader = Find<HeaderFunction>(library, "tjDecompressHeader3");
    public readonly DecompressFunction Decompress = Find<DecompressFunction>(library, "tjDecompress2");
    public readonly CompressFunction Compress = Find<CompressFunction>(library, "tjCompress2");
    public readonly BufferSizeFunction BufferSize = Find<BufferSizeFunction>(library, "tjBufSize");
    private readonly TextFunction errorText = Find<TextFunction>(library, "tjGetErrorStr2");
    private readonly FactorsFunction factors = Find<FactorsFunction>(library, "tjGetScalingFactors");

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nint NewHandle();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int OnHandle(nint handle);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int HeaderFunction(nint handle, in byte jpeg, CULong length, out int width, out int height, out int samples, out int colours);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int DecompressFunction(nint handle, in byte jpeg, CULong length, ref byte to, int width, int pitch, int height, int format, int flags);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int CompressFunction(
        nint handle, in byte from, int width, int pitch, int height, int format, ref nint jpeg, ref CULong length, int samples, int quality, int flags);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate CULong BufferSizeFunction(int width, int height, int samples);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint TextFunction(nint handle);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint FactorsFunction(out int count);

    /// <summary>What the last failed call on a handle says.</summary>
    public string ErrorText(nint handle) => Marshal.PtrToStringUTF8(errorText(handle)) ?? "no reason given";

    /// <summary>The fractions to which images can be decoded.</summary>
    public (int Numerator, int Denominator)[] Factors()
    {
        nint table = factors(out int count);
        return [.. Enumerable.Range(0, count).Select(i => (Marshal.ReadInt32(table, 8 * i), Marshal.ReadInt32(table, 8 * i + 4)))];
    }

    private static T Find<T>(nint library, string name) where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
}
