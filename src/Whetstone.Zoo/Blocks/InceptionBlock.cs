using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>One path through an <see cref="InceptionBlock"/>: layers one after the other, by name.</summary>
/// <param name="Steps">The layers.</param>
/// <param name="Ends">Layers that all take the last step's result; empty where that result is the path's.</param>
internal sealed record InceptionBranch((string Name, Module Layer)[] Steps, params (string Name, Module Layer)[] Ends);

/// <summary>Branches that take the same input; their results are concatenated. Their layers are the block's own, as in torchvision. Shape: [N, inputs, H, W] → [N, sum of outputs, OH, OW].</summary>
internal sealed class InceptionBlock(params InceptionBranch[] branches) : Module
{
    protected override Tensor Forward(Tensor x)
    {
        List<Tensor> results = [];
        foreach (InceptionBranch branch in branches)
        {
            Tensor y = x;
            foreach ((_, Module layer) in branch.Steps) y = layer.Call(y);
            if (branch.Ends.Length == 0) results.Add(y);
            foreach ((_, Module layer) in branch.Ends) results.Add(layer.Call(y));
        }
        return Tensor.Concat([.. results], 1);
    }

    protected override void VisitMembers(IMemberVisitor visitor)
    {
        foreach (InceptionBranch branch in branches)
            foreach ((string name, Module layer) in branch.Steps.Concat(branch.Ends)) visitor.Child(name, layer);
    }
}
