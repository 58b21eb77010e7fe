using Whetstone.Bench.JitLint;

namespace Whetstone.Bench.Tests;

/// <summary>Listings as .NET 10 prints them, shortened.</summary>
internal static class Snippets
{
    /// <summary>Two nested loops; the inner one has 4 multiply-adds in 10 instructions, and a filler before it.</summary>
    internal const string Depthwise = """
        ; Assembly listing for method Whetstone.Kernels.DepthwiseLines`2[System.Runtime.Intrinsics.Vector512`1[float],Whetstone.Kernels.Simd512]:Four(ptr,ptr,int,int,ptr):this (FullOpts)
        ; Emitting BLENDED_CODE for generic X64 + VEX + EVEX on Unix
        ; FullOpts code
        ; optimized code
        ; rbp based frame
        ; fully interruptible
        ; No PGO data

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               sub      rsp, 40
               lea      rbp, [rsp+0x50]

        G_M000_IG03:                ;; offset=0x0013
               vmovups  zmm0, zmmword ptr [rdi]
               vfmadd231ps zmm0, zmm1, zmm2
               align    [4 bytes for IG06]

        G_M000_IG06:                ;; offset=0x0147
               vmovups  zmm4, zmmword ptr [r13]
               vfmadd231ps zmm0, zmm4, zmmword ptr [r12]
               vfmadd231ps zmm1, zmm4, zmmword ptr [r12+4*rcx]
               vfmadd231ps zmm2, zmm4, zmmword ptr [r12+8*rcx]
               vfmadd231ps zmm3, zmm4, zmmword ptr [r12+4*rsi]
               add      r12, r8
               add      r13, r9
               dec      r15d
               test     r15d, r15d
               jg       SHORT G_M000_IG06

        G_M000_IG07:                ;; offset=0x0180
               vmovups  zmmword ptr [rax], zmm0
               cmp      rdx, rbx
               jl       G_M000_IG03

        G_M000_IG08:                ;; offset=0x0199
               vzeroupper
               ret

        ; Total bytes of code 420

        """;

    /// <summary>A loop of 2 multiply-adds that loads one sum from the stack and stores it back, and counts on the stack as well.</summary>
    internal const string Spilling = """
        ; Assembly listing for method Kernel:Run(ptr) (Tier1)
        ; rbp based frame

        G_M000_IG02:                ;; offset=0x0010
               vmovups  ymm0, ymmword ptr [rdi]
               vmovups  ymm1, ymmword ptr [rbp-0x50]
               vfmadd231ps ymm1, ymm0, ymm2
               vmovups  ymmword ptr [rbp-0x50], ymm1
               vfmadd231ps ymm3, ymm0, ymm2
               dec      dword ptr [rbp-0x14]
               jne      SHORT G_M000_IG02
               ret

        ; Total bytes of code 60

        """;

    /// <summary>The first, slow version of a method.</summary>
    internal const string Unfinished = """
        ; Assembly listing for method Kernel:Run(ptr) (Instrumented Tier0)
        ; rbp based frame

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               ret

        ; Total bytes of code 2

        """;

    internal static IEnumerable<Listing> Read(string text) => ListingReader.Read(new StringReader(text));
}
