using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;
using Whetstone.Bench.Kernels;

// Times of the main kernels:  dotnet run -c Release --project bench/Kernels -- --filter '*Gemm*'
// In this process: a benchmark of its own would be a project that BenchmarkDotNet writes and builds, which central package versions do not allow for.
ManualConfig config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessNoEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(KernelBenchmarks).Assembly).Run(args, config);
