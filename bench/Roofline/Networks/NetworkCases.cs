using Whetstone.Bench.Cases;
using Whetstone.Nn;
using Whetstone.Zoo;

namespace Whetstone.Bench.Roofline;

/// <summary>The kernels that a training step of a network runs, from a trace of its forward pass; equal ones once, with their number.</summary>
internal static class NetworkCases
{
    /// <param name="model">The network.</param>
    /// <param name="batch">Images.</param>
    /// <param name="input">Channels, height, width.</param>
    /// <param name="winograd">Whether convolutions that have it are listed in Winograd's form as well.</param>
    internal static IEnumerable<(KernelCase Kernel, int Times)> Of(ModelInfo model, int batch, Shape input, bool winograd)
    {
        Module network = model.Build(model.Classes);
        network.Initialize(new Rng(0).Split("init"), model.Recipe.Initializer);
        using (Autograd.Pause()) network.Call(Tensor.Zeros([1, .. input]));
        network.Train();
        Program program = Program.Trace(network.Call, new Spec([batch, .. input]));
        List<KernelCase> cases = [];
        foreach (Instruction step in program.Instructions)
        {
            Spec[] specs = [.. step.Inputs.Select(i => program.Values[i].Spec)];
            cases.AddRange(OpCases.Of(step.Op, specs, isFirst: step.Inputs.Contains(program.Inputs[0]), winograd));
        }
        return cases.GroupBy(c => (c.Family, c.Shape, c.Pass)).Select(g => (g.First(), g.Count()));
    }
}
