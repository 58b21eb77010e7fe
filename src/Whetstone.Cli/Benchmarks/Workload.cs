using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>A network and a batch whose speed is measured; names and sizes are those of the comparison with other frameworks.</summary>
internal sealed record Workload(string Name, Func<Module> Build, int Batch, Shape Input)
{
    internal static IReadOnlyList<Workload> All { get; } =
    [
        new("mlp-mnist", () => Mlp.Build(), 256, [1, 28, 28]),
        new("lenet-fmnist", () => LeNet.Build(), 256, [1, 28, 28]),
    ];

    internal static Workload Find(string name) =>
        All.FirstOrDefault(w => w.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new UnknownNameException("workload", name, [.. All.Select(w => w.Name)]);
}
