using System.Text;

namespace Whetstone.Nn;

/// <content>Printing a network as a nested tree.</content>
public abstract partial class Module
{
    /// <summary>What stands in the parentheses of this layer when a network is printed, such as <c>20 -> 50, kernel 3</c>.</summary>
    protected virtual string Describe() => "";

    /// <summary>The network as a tree, one module a line, named as its parent names it.</summary>
    public sealed override string ToString() => Print(0);

    private string Print(int depth)
    {
        string type = GetType().Name;
        IReadOnlyList<(string Name, Module Module)> children = Children();
        if (children.Count == 0) return $"{type}({Describe()})";

        StringBuilder text = new($"{type}({Describe()}\n");
        foreach ((string child, Module module) in children)
            text.Append(' ', 2 * depth + 2).Append('(').Append(child).Append("): ").Append(module.Print(depth + 1)).Append('\n');
        return text.Append(' ', 2 * depth).Append(')').ToString();
    }
}
