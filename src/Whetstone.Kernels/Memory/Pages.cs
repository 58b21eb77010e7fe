using System.Runtime.InteropServices;

namespace Whetstone.Kernels;

/// <summary>Memory straight from the Linux kernel, which has it back the moment it is freed.</summary>
/// <remarks>
/// The C library keeps freed pieces of up to 32 MiB in heaps of its own, one for each few threads. Blocks of many sizes that come and go
/// leave holes there that no other size fits. Other systems' libraries give large pieces back, so only Linux needs this.
/// </remarks>
internal static unsafe class Pages
{
    private const int ReadWrite = 1 | 2, PrivateAnonymous = 2 | 0x20;
    private const nint Failed = -1;

    private static readonly delegate* unmanaged<nint, nuint, int, int, int, nint, nint> Map = (delegate* unmanaged<nint, nuint, int, int, int, nint, nint>)Find("mmap");
    private static readonly delegate* unmanaged<nint, nuint, int> Unmap = (delegate* unmanaged<nint, nuint, int>)Find("munmap");

    /// <summary>Pages of zeros, which take no memory before they are written; 0 if the system gives none.</summary>
    internal static nint Allocate(nuint bytes)
    {
        if (Map is null || Unmap is null) return 0;
        nint start = Map(0, bytes, ReadWrite, PrivateAnonymous, -1, 0);
        return start == Failed ? 0 : start;
    }

    /// <summary>Gives all pages of an allocation back.</summary>
    internal static void Free(nint start, nuint bytes) => _ = Unmap(start, bytes);

    // The constants above are those of 64-bit Linux on all processors .NET runs on; the C library is part of every .NET process.
    private static nint Find(string name) =>
        OperatingSystem.IsLinux() && nint.Size == 8 && NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out nint address) ? address : 0;
}
