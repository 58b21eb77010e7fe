using System.Diagnostics;
using System.Runtime;
using System.Runtime.Intrinsics.X86;
using Whetstone.Kernels;

namespace Whetstone.Cli;

/// <summary>What would make training slow on this machine, each in a plain sentence.</summary>
internal static class Slowness
{
    internal static IEnumerable<string> Reasons()
    {
        if (X86Base.IsSupported && !Avx2.IsSupported)
            yield return "This processor (or the setting DOTNET_EnableAVX2) has no AVX2: kernels compute 4 numbers at a time instead of 8 or 16, so expect less than half the speed.";
        else if (X86Base.IsSupported && !Fma.IsSupported)
            yield return "This processor has no FMA: a multiplication and an addition take two instructions, so expect half the speed in convolutions and dense layers.";
        if (Workers.Current.Threads == 1)
            yield return "Only one processor is available: nothing runs in parallel, and preparing data takes time from training.";
        if (GCSettings.IsServerGC)
            yield return "The garbage collector is in server mode, whose threads compete with the kernels; unset DOTNET_gcServer.";
        if (Debugger.IsAttached)
            yield return "A debugger is attached, which slows down everything.";
        if (Environment.GetEnvironmentVariable("DOTNET_TieredPGO") == "0" || Environment.GetEnvironmentVariable("DOTNET_TieredCompilation") == "0")
            yield return "Tiered compilation is switched off by an environment variable: the compiler then optimises without measurements.";
    }
}
