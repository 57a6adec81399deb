/// The version of this program.
package let plainweaveVersion = "0.1.0"
