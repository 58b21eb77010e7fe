namespace Whetstone.Generators.Tests.Tables;

/// <summary>The part of the framework that the generator of tables knows.</summary>
internal static class TableContract
{
    public const string Source = """
        using System;
        using System.Runtime.CompilerServices;

        namespace Whetstone
        {
            public abstract record Op { public virtual string Name => GetType().Name; }

            [AttributeUsage(AttributeTargets.All)]
            public sealed class OpAttribute(string name) : Attribute { public string Name { get; } = name; }

            [AttributeUsage(AttributeTargets.Class)]
            public sealed class OpsOfThisAssemblyAttribute : Attribute { }

            public enum Mode { Zeros, Edge, Same = Edge }

            [CollectionBuilder(typeof(Shape), nameof(Create))]
            public readonly struct Shape
            {
                public ReadOnlySpan<int> Span => default;
                public static Shape Create(ReadOnlySpan<int> extents) => default;
                public System.Collections.Generic.IEnumerator<int> GetEnumerator() => throw new NotSupportedException();
            }

            public readonly record struct Size(int H, int W);

            public interface IAttributeWriter
            {
                void Write(string name, long value);
                void Write(string name, ulong value);
                void Write(string name, float value);
                void Write(string name, double value);
                void Write(string name, bool value);
                void Write(string name, string value);
                void Write(string name, ReadOnlySpan<int> value);
                void Write<T>(string name, T value, Action<T, IAttributeWriter> write);
            }

            public interface IAttributeReader
            {
                bool Has(string name);
                int Int32(string name);
                long Int64(string name);
                ulong UInt64(string name);
                float Single(string name);
                double Double(string name);
                bool Boolean(string name);
                string Text(string name);
                int[] Int32s(string name);
                T Record<T>(string name, Func<IAttributeReader, T> read);
                Exception Bad(string name, string problem);
            }

            public sealed class OpEntry
            {
                public static OpEntry Of<T>(string name, Action<T, IAttributeWriter> write, Func<IAttributeReader, T> read) => new();
                public static OpEntry Unwritable<T>(string name, string reason) => new();
            }

            public sealed class OpTable
            {
                public OpTable(params OpEntry[] entries) { }
            }
        }

        namespace Whetstone.Kernels
        {
            public interface IPointwise { }
            public interface IPointwise2 { }
            public interface IPointwise3 { }
        }

        namespace Whetstone.Ops
        {
            using Whetstone.Kernels;

            public sealed record Map<T>(T Fn) : Op where T : struct, IPointwise;
            public sealed record MapGrad<T>(T Fn) : Op where T : struct, IPointwise;
            public sealed record Map2<T>(T Fn) : Op where T : struct, IPointwise2;
            public sealed record Map3<T>(T Fn) : Op where T : struct, IPointwise3;
        }
        """;
}
