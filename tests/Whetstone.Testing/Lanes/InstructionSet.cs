using System.Runtime.Intrinsics;

namespace Whetstone.Testing;

/// <summary>Whether the runtime uses the vectors that the test script asked for.</summary>
/// <remarks>
/// The script reruns test assemblies with DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0 or DOTNET_EnableHWIntrinsic=0, and says in
/// WHETSTONE_EXPECT_ISA what is then left: avx512, avx2, sse or none. A switch that the runtime ignores would otherwise pass unseen.
/// </remarks>
public static class InstructionSet
{
    /// <summary>What the script expects; null if it says nothing.</summary>
    public static string? Expected => Environment.GetEnvironmentVariable("WHETSTONE_EXPECT_ISA");

    /// <summary>What the runtime accelerates.</summary>
    public static string Actual =>
        Vector512.IsHardwareAccelerated ? "avx512" : Vector256.IsHardwareAccelerated ? "avx2" : Vector128.IsHardwareAccelerated ? "sse" : "none";
}
