using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Reports;

/// <summary>What a report says of the machine it was made on.</summary>
public static class MachineFacts
{
    /// <summary>Names and values.</summary>
    public static IReadOnlyList<(string Name, string Value)> Here() =>
    [
        ("Whetstone", typeof(Tensor).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown"),
        ("Runtime", RuntimeInformation.FrameworkDescription),
        ("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}"),
        ("Processors", $"{Environment.ProcessorCount}"),
        ("Vectors", Avx512F.IsSupported ? "AVX-512" : Avx2.IsSupported ? "AVX2" : "128 bits"),
    ];
}
