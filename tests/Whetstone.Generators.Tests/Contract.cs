namespace Whetstone.Generators.Tests;

/// <summary>The part of Whetstone.Nn that the generator knows, and a visitor that writes down what it sees.</summary>
internal static class Contract
{
    public const string Source = """
        using System;
        using System.Collections.Generic;

        namespace Whetstone.Nn
        {
            public abstract partial class Module
            {
                protected virtual void VisitMembers(IMemberVisitor visitor) { }

                public void Show(IMemberVisitor visitor) => VisitMembers(visitor);
            }

            public interface IMemberVisitor
            {
                void Child(string name, Module? child);
                void Children(string name, IEnumerable<Module?>? children);
                void Parameter(string name, Parameter? parameter);
                void Buffer(string name, Buffer? buffer);
            }

            public sealed class Parameter { }

            public sealed class Buffer { }

            [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
            public sealed class NameAttribute(string name) : Attribute
            {
                public string Name { get; } = name;
            }

            [AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
            public sealed class NotAChildAttribute : Attribute { }
        }

        namespace Seen
        {
            using Whetstone.Nn;

            public sealed class Conv : Module { }

            public sealed class Log : IMemberVisitor
            {
                public static string[] Of(Module module)
                {
                    var log = new Log();
                    module.Show(log);
                    return log._lines.ToArray();
                }

                private readonly List<string> _lines = [];

                public void Child(string name, Module? child) => Add("child", name, child);

                public void Parameter(string name, Parameter? parameter) => Add("parameter", name, parameter);

                public void Buffer(string name, Whetstone.Nn.Buffer? buffer) => Add("buffer", name, buffer);

                public void Children(string name, IEnumerable<Module?>? children)
                {
                    if (children is null)
                        _lines.Add($"children {name} null");
                    var index = 0;
                    foreach (var child in children ?? [])
                        Add("child", $"{name}.{index++}", child);
                }

                private void Add(string kind, string name, object? value) =>
                    _lines.Add(value is null ? $"{kind} {name} null" : $"{kind} {name}");
            }
        }
        """;
}
