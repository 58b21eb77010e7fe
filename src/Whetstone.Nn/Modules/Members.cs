namespace Whetstone.Nn;

/// <summary>What a module itself holds, by name.</summary>
internal sealed class Members : IMemberVisitor
{
    internal List<(string Name, Module Value)> Children { get; } = [];

    internal List<(string Name, Parameter Value)> Parameters { get; } = [];

    internal List<(string Name, Buffer Value)> Buffers { get; } = [];

    void IMemberVisitor.Child(string name, Module? child)
    {
        if (child is not null) Children.Add((name, child));
    }

    void IMemberVisitor.Children(string name, IEnumerable<Module?>? children)
    {
        int index = 0;
        foreach (Module? child in children ?? [])
        {
            if (child is not null) Children.Add(($"{name}.{index}", child));
            index++;
        }
    }

    void IMemberVisitor.Parameter(string name, Parameter? parameter)
    {
        if (parameter is not null) Parameters.Add((name, parameter));
    }

    void IMemberVisitor.Buffer(string name, Buffer? buffer)
    {
        if (buffer is not null) Buffers.Add((name, buffer));
    }
}
